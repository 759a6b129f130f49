using Radar.Api.Endpoints;
using Radar.Api.Matching;
using Radar.Api.Storage;
using Radar.Api.Sync;
using Radar.Mail;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddMail(builder.Configuration);
builder.Services.AddMatching(builder.Configuration);
builder.Services.AddSingleton<ITouchStore, MemoryTouchStore>();
builder.Services.AddSingleton<ICursorStore, MemoryCursorStore>();
builder.Services.AddScoped<IMessageFetcher, MessageFetcher>();
builder.Services.AddScoped<ISyncService, SyncService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.MapSync();
app.MapTouches();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
