"""Finding posts: the search backend, queries, results, suggestions and the filter form."""
