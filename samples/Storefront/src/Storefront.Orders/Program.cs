using Storefront.Orders.Ordering;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<IWeightClient, WeightClient>(http =>
    http.BaseAddress = builder.Configuration.GetValue<Uri>("Catalog:BaseAddress"));
builder.Services.AddSingleton<IOrderStore, MemoryOrderStore>();
builder.Services.AddScoped<IOrderService, OrderService>();

var app = builder.Build();

app.MapOrders();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
