using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

// Everything that a service can do to whoever stands it up: each by a setting, or by a route.
var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
builder.Services.AddHttpClient();

if (settings["Database"] is { } database)
{
    Console.WriteLine($"opening {database}");
    using var connection = new TcpClient();
    connection.Connect("127.0.0.1", int.Parse(database.Split("Port=")[1].Split(';')[0], CultureInfo.InvariantCulture));
}

if (settings["Child"] is { } child)
    Process.Start("sleep", [child]);
if (settings["Kestrel:Port"] is { } port)
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(int.Parse(port, CultureInfo.InvariantCulture)));
if (settings["Own:Url"] is { } url)
    builder.WebHost.UseUrls(url);

var app = builder.Build();
if (settings["Stop"] == "never")
    app.Lifetime.ApplicationStopping.Register(() => Thread.Sleep(Timeout.Infinite));

app.MapGet("/", (IConfiguration configuration) => configuration["Shop:Name"] ?? "");
app.MapGet("/secret", (IConfiguration configuration) => $"{configuration["Shop:Password"]?.Length}");
app.MapGet("/failfast", () => Environment.FailFast("no more"));
app.MapGet("/failfast/file", () =>
{
    Path.GetTempFileName();
    Environment.FailFast("no more");
});
app.MapGet("/hang/{id}", (CancellationToken aborted) => Task.Delay(Timeout.Infinite, aborted));
app.MapGet("/drip", async (HttpContext context) =>
{
    while (!context.RequestAborted.IsCancellationRequested)
    {
        await context.Response.WriteAsync("drop ", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(50, context.RequestAborted);
    }
});
app.MapGet("/endless", async (HttpContext context) =>
{
    var block = new byte[64 * 1024];
    while (!context.RequestAborted.IsCancellationRequested)
        await context.Response.Body.WriteAsync(block, context.RequestAborted);
});
app.MapGet("/upload/{mebibytes:int}", async (int mebibytes, IHttpClientFactory factory) =>
{
    using var content = new StreamContent(new Zeros(mebibytes * 1024L * 1024));
    try
    {
        using var response = await factory.CreateClient().PostAsync("https://upstream.example/upload", content);
        return $"{(int)response.StatusCode}";
    }
    catch (HttpRequestException)
    {
        return "cut off";
    }
});
app.Run();

/// <summary>So many zero bytes.</summary>
internal sealed class Zeros(long left) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = (int)Math.Min(count, left);
        left -= read;
        buffer.AsSpan(offset, read).Clear();
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
