using Storefront.Api.Buying;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<IPricingClient, PricingClient>(http =>
    http.BaseAddress = builder.Configuration.GetValue<Uri>("Pricing:BaseAddress"));
builder.Services.AddHttpClient<IOrdersClient, OrdersClient>(http =>
    http.BaseAddress = builder.Configuration.GetValue<Uri>("Orders:BaseAddress"));
builder.Services.AddScoped<IPurchaseService, PurchaseService>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<UpstreamFailureHandler>();

var app = builder.Build();

app.UseExceptionHandler();
app.MapPurchases();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
