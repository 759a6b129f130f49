using System.Text.Json.Serialization;
using Orders.Api.Endpoints;
using Orders.Api.Ordering;
using Orders.Api.Storage;
using Orders.Warehouse;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddWarehouse(builder.Configuration);
builder.Services.AddSingleton<IOrderStore, MemoryOrderStore>();
builder.Services.AddScoped<IOrderService, OrderService>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<OrderStateHandler>();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter<OrderState>()));

var app = builder.Build();

app.UseExceptionHandler();
app.MapOrders();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
