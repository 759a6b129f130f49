using Checkout.Api;
using Checkout.Api.Endpoints;
using Checkout.Api.Ordering;
using Checkout.Payments;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddPayments(builder.Configuration);
builder.Services.AddSingleton<ICheckoutStore, MemoryCheckoutStore>();
builder.Services.AddScoped<ICheckoutService, CheckoutService>();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<PaymentFailureHandler>();

var app = builder.Build();

app.UseExceptionHandler();
app.MapCheckouts();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
