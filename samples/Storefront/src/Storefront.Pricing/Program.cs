using Storefront.Pricing.Catalog;
using Storefront.Pricing.Quoting;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<ICatalogClient, CatalogClient>(http =>
    http.BaseAddress = builder.Configuration.GetValue<Uri>("Catalog:BaseAddress"));
builder.Services.AddScoped<IQuoteService, QuoteService>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<UnpricedHandler>();

var app = builder.Build();

app.UseExceptionHandler();
app.MapQuotes();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
