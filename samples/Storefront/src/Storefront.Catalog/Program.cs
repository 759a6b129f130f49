using Storefront.Catalog.Products;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<IProductStore, SeededProductStore>();

var app = builder.Build();

app.MapProducts();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
