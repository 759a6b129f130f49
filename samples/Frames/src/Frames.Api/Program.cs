using Frames.Api.Batches;
using Frames.Api.Endpoints;
using Frames.Api.TimeSeries;
using Frames.Protocol;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddTimeSeries(builder.Configuration);
builder.Services.AddSingleton<IFrameReader, FrameReader>();
builder.Services.AddSingleton<IGatewayBook, MemoryGatewayBook>();
builder.Services.AddScoped<IBatchService, BatchService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.UseExceptionHandler();
app.MapBatches();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
