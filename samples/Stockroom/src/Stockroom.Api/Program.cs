using Stockroom.Api.Endpoints;
using Stockroom.Api.Reservations;
using Stockroom.Inventory;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddInventory(builder.Configuration);
builder.Services.AddSingleton<IReservationStore, MemoryReservationStore>();
builder.Services.AddScoped<IReservationService, ReservationService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.MapReservations();
app.MapStock();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
