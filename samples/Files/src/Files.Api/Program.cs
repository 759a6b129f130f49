using Files.Api.Documents;
using Files.Api.Endpoints;
using Files.Store;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddObjectStore(builder.Configuration);
builder.Services.AddScoped<IDocumentService, DocumentService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.UseExceptionHandler();
app.MapDocuments();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
