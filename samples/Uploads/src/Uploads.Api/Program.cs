using Uploads.Api.Documents;
using Uploads.Api.Endpoints;
using Uploads.Blobs;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddBlobs(builder.Configuration);
builder.Services.AddSingleton<ICaseFile, MemoryCaseFile>();
builder.Services.AddScoped<IUploadReader, UploadReader>();
builder.Services.AddScoped<IDocumentService, DocumentService>();
builder.Services.AddProblemDetails();

var app = builder.Build();

app.UseExceptionHandler();
app.MapDocuments();
app.MapGet("/healthz", () => Results.Ok(new { status = "ok" }));

app.Run();
