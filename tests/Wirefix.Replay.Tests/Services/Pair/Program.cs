using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Logging.ClearProviders();
var app = builder.Build();
var other = app.Configuration["other"];
var fault = app.Configuration["fault"];
var goOn = new TaskCompletionSource();

// One program that stands on both ends: an order asks the other end for its stock, which asks back for the name and a stranger for the rate.
app.MapPost("/orders/{id}", async (string id, Order order, IHttpClientFactory factory) =>
{
    if (fault == "silent")
        return Results.Json(new { id, name = "cup", price = 6.0 });
    using var answer = await factory.CreateClient().PostAsJsonAsync($"{other}/stock/{id}", order with { Count = fault == "count" ? 7 : order.Count });
    return answer.IsSuccessStatusCode
        ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json")
        : Results.Json(new { title = "out of order" }, statusCode: 502);
});
app.MapPost("/stock/{id}", async (string id, Order order, IHttpClientFactory factory) =>
{
    if (fault == "status")
        return Results.Json(new { title = "no stock" }, statusCode: 500);
    var client = factory.CreateClient();
    var name = await client.GetFromJsonAsync<Named>($"{other}/names/{id}");
    var rate = await client.GetFromJsonAsync<Rated>("https://rates.example/rate");
    return Results.Json(new { id, name!.Name, price = order.Count * rate!.Rate });
});
app.MapGet("/names/{id}", (string id) => new Named(id == "1" ? "cup" : "plate"));

// Counts down by calling itself.
app.MapGet("/down/{from:int}", async (int from, IHttpClientFactory factory) =>
    from == 0 ? "0" : $"{from} {await factory.CreateClient().GetStringAsync($"{other}/down/{from - 1}")}");

// Calls whomever it is told to, and tells what came of it.
app.MapGet("/ask", async (string url, IHttpClientFactory factory) => await factory.CreateClient().GetStringAsync(url));
app.MapGet("/me", () => app.Configuration["name"]);

// Passes on whatever came, the other end tells it back.
app.Map("/pass/{**rest}", async (HttpContext context, IHttpClientFactory factory) =>
{
    using var call = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{other}/told/a%2Fb%20c?x=1&x=%C3%A4") { Content = new StreamContent(context.Request.Body) };
    call.Headers.Add("X-Sent", ["one", "two"]);
    using var answer = await factory.CreateClient().SendAsync(call);
    using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
    using var reader = new StreamReader(unpacked);
    return $"{(int)answer.StatusCode} {string.Join(",", answer.Headers.GetValues("Set-Cookie"))} {await reader.ReadToEndAsync()}";
});
app.Map("/told/{**rest}", async (HttpContext context) =>
{
    var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
    using var body = new MemoryStream();
    await context.Request.Body.CopyToAsync(body);
    context.Response.StatusCode = 409;
    context.Response.Headers.Append("Set-Cookie", "a=1");
    context.Response.Headers.Append("Set-Cookie", "b=2");
    context.Response.Headers.ContentEncoding = "gzip";
    await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
    var text = $"{context.Request.Method} {context.Request.Host} {target} {context.Request.Headers["X-Sent"]} {context.Request.Headers["X-Wirefix-Authority"].Count} {Convert.ToHexString(body.ToArray())}";
    await packed.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
});

// The second event comes only once the first has been seen at the other end.
app.MapGet("/listen", async (IHttpClientFactory factory) =>
{
    var client = factory.CreateClient();
    using var answer = await client.GetAsync($"{other}/events", HttpCompletionOption.ResponseHeadersRead);
    using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
    var first = await reader.ReadLineAsync();
    using var told = await client.PostAsync($"{other}/seen", null);
    return $"{first} {await reader.ReadLineAsync()}";
});
app.MapGet("/events", async (HttpContext context) =>
{
    await context.Response.WriteAsync("first\n");
    await context.Response.Body.FlushAsync();
    await goOn.Task;
    await context.Response.WriteAsync("second\n");
});
app.MapPost("/seen", goOn.SetResult);

// Breaks off in the middle.
app.MapGet("/cut", async (HttpContext context) =>
{
    context.Response.ContentLength = 100;
    await context.Response.WriteAsync("half");
    await context.Response.Body.FlushAsync();
    context.Abort();
});
app.MapGet("/try", async (IHttpClientFactory factory) =>
{
    try
    {
        return await factory.CreateClient().GetStringAsync($"{other}/cut");
    }
    catch (HttpRequestException)
    {
        return "broke off";
    }
});

// A service that cannot start without the other end.
if (app.Configuration["greet"] is { } greeted)
{
    using var client = new HttpClient();
    var greeting = await client.GetStringAsync($"{greeted}/me");
    app.MapGet("/greeting", () => greeting);
}

app.Run();

internal sealed record Order(int Count);

internal sealed record Named(string Name);

internal sealed record Rated(double Rate);
