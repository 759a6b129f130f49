using System.Diagnostics;
using System.IO.Compression;
using System.Text;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Logging.ClearProviders();
var app = builder.Build();

// Each route answers in one way that ASP.NET Core has.
app.MapPost("/orders", (Order order) => Results.Json(order with { Count = order.Count + 1 }, statusCode: 201));
app.MapGet("/text", async (HttpContext context) =>
{
    await context.Response.Body.WriteAsync("by the "u8.ToArray());
    await context.Response.WriteAsync("stream and by the writer");
});
app.MapGet("/file", () => Results.File(typeof(Order).Assembly.Location, "application/octet-stream"));
app.MapGet("/events", async (HttpContext context) =>
{
    context.Response.ContentType = "text/event-stream";
    for (var number = 1; number <= 3; number++)
    {
        await context.Response.WriteAsync($"data: {number}\n\n");
        await context.Response.Body.FlushAsync();
    }
});
app.MapGet("/zip", async (HttpContext context) =>
{
    context.Response.Headers.ContentEncoding = "gzip";
    await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
    await zip.WriteAsync(Encoding.UTF8.GetBytes("""{"zipped":true}"""));
});
app.MapGet("/empty", () => Results.NoContent());
app.MapGet("/fail", string () => throw new InvalidOperationException("as asked"));
app.MapGet("/never", (CancellationToken aborted) => Task.Delay(Timeout.Infinite, aborted));
app.MapPost("/count", async (HttpContext context) =>
{
    var length = 0L;
    var block = new byte[65536];
    for (var read = 1; read > 0; length += read)
        read = await context.Request.Body.ReadAsync(block);
    return length.ToString(System.Globalization.CultureInfo.InvariantCulture);
});
app.MapGet("/pid", () => Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));

// Each way of sending sends what came and tells what was answered.
app.MapPost("/relay/{via}", async (string via, string to, HttpContext context, IHttpClientFactory factory) =>
{
    var client = factory.CreateClient();
    client.Timeout = TimeSpan.FromSeconds(via == "impatient" ? 0.2 : 30);
    using var reader = new StreamReader(context.Request.Body);
    using var request = new HttpRequestMessage(via == "head" ? HttpMethod.Head : via is "get" or "headers" or "impatient" ? HttpMethod.Get : HttpMethod.Post, to);
    if (request.Method == HttpMethod.Post)
        request.Content = new StringContent(await reader.ReadToEndAsync(), Encoding.UTF8, "application/json");
    try
    {
        var option = via is "stream" or "headers" or "head" ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
        using var response = via == "sync" ? client.Send(request) : await client.SendAsync(request, option);
        var sentAgain = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        return Results.Text($"{(int)response.StatusCode} {(via is "headers" or "head" ? "" : await response.Content.ReadAsStringAsync())} {sentAgain}");
    }
    catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
    {
        return Results.Text(exception.GetType().Name);
    }
});

// The same service once more, as a process of its own, for as long as this one runs.
if (builder.Configuration["beside"] is { } address)
{
    var beside = Process.Start(Environment.ProcessPath!, ["exec", typeof(Order).Assembly.Location, "--urls", address]);
    app.Lifetime.ApplicationStopped.Register(() =>
    {
        // As a shell ends what it started: gently, and it waits.
        Process.Start("kill", [beside.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).WaitForExit();
        beside.WaitForExit();
    });
}

app.Run();

internal sealed record Order(string Id, int Count);
