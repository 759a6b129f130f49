using Feed.Api.Endpoints;
using Feed.Api.Stories;
using Feed.Wire;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddWire(builder.Configuration);
builder.Services.AddScoped<IStoryService, StoryService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.MapTopics();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
