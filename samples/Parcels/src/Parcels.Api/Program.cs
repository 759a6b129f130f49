using Parcels.Api;
using Parcels.Api.Charging;
using Parcels.Api.Endpoints;
using Parcels.Api.Tracking;
using Parcels.Carrier;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddCarrier(builder.Configuration);
builder.Services.AddScoped<ITrackingService, TrackingService>();
builder.Services.AddScoped<IChargeService, ChargeService>();
builder.Services.Configure<TariffOptions>(builder.Configuration.GetSection(TariffOptions.Section));
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<CarrierFailureHandler>();

var app = builder.Build();

app.UseExceptionHandler();
app.MapParcels();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
