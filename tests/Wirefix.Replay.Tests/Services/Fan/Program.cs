using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Logging.ClearProviders();
var app = builder.Build();

// The routes are as plain as they can be: each makes its outbound calls in one way and tells what came of them.
app.MapGet("/fan/{n:int}", async (int n, IHttpClientFactory factory) =>
{
    var client = factory.CreateClient();
    var answers = await Task.WhenAll(Enumerable.Range(0, n).Select(i => client.GetAsync($"https://upstream.example/items/{i}")));
    using var raw = new HttpClient();
    using var last = await raw.GetAsync("https://upstream.example/raw");
    return $"{answers.Count(answer => answer.IsSuccessStatusCode)} {(int)last.StatusCode}";
});

app.MapGet("/bounded/{n:int}/{width:int}", async (int n, int width, IHttpClientFactory factory) =>
{
    var client = factory.CreateClient();
    var options = new ParallelOptions { MaxDegreeOfParallelism = width };
    await Parallel.ForEachAsync(Enumerable.Range(0, n), options, async (i, token) => await client.GetAsync($"https://upstream.example/items/{i}", token));
});

app.MapGet("/call/{via}", async (string via, string url, IHttpClientFactory factory) =>
{
    try
    {
        using var client = via switch
        {
            "factory" => factory.CreateClient(),
            "bypass" => new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }),
            _ => new HttpClient(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (via == "http2")
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        using var response = via == "sync" ? client.Send(request) : await client.SendAsync(request);
        return $"{(int)response.StatusCode} {response.RequestMessage!.RequestUri!.OriginalString} {await response.Content.ReadAsStringAsync()}";
    }
    catch (HttpRequestException exception)
    {
        return exception.Message;
    }
});

app.MapGet("/socket", async () =>
{
    using var socket = new ClientWebSocket();
    try
    {
        await socket.ConnectAsync(new Uri("wss://upstream.example/socket"), CancellationToken.None);
        return "connected";
    }
    catch (WebSocketException exception)
    {
        return exception.Message;
    }
});

app.MapGet("/later", (IHttpClientFactory factory) =>
{
    _ = Task.Run(() => factory.CreateClient().GetAsync("https://upstream.example/later"));
    return Results.Accepted();
});

app.MapPost("/echo", async (HttpRequest request) =>
{
    using var reader = new StreamReader(request.Body);
    return $"{request.Headers["X-Sent"]} {request.Headers.Host} {request.Path}{request.QueryString} {await reader.ReadToEndAsync()}";
});

app.MapGet("/exit", () => Environment.Exit(7));
app.MapGet("/setting", (IConfiguration configuration, IHostEnvironment environment) => $"{configuration["Section:Key"]} {environment.EnvironmentName}");
// As a driver of a database does.
app.MapGet("/connect", async (string to) =>
{
    using var connection = new TcpClient();
    try
    {
        await connection.ConnectAsync(IPEndPoint.Parse(to));
    }
    catch (SocketException)
    {
        // Nobody listens there.
    }
});

app.Run();
