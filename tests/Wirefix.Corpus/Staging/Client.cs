using System.Text.Json;

namespace Wirefix.Corpus.Staging;

/// <summary>Somebody who calls a service: each call is a logical request with a trace of its own.</summary>
public sealed class Client(HttpClient http, Random random, int number)
{
    // Milliseconds before a call: people and programs think, and calls do not come as fast as loopback lets them.
    private const int ShortestThought = 1;

    private const int LongestThought = 6;

    private static readonly string[] Agents = ["shop-web/3.2", "shop-ios/7.14.1", "partner-sync/1.0", "curl/8.9.1"];

    /// <summary>The choices that this client makes.</summary>
    public Random Random => random;

    /// <summary>Which of several clients it is.</summary>
    public int Number => number;

    /// <summary>Calls GET.</summary>
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>Calls POST with a JSON body.</summary>
    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), headers);

    /// <summary>Calls PUT with a JSON body.</summary>
    public Task<Answer> PutAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), headers);

    /// <summary>Calls PATCH with a JSON body.</summary>
    public Task<Answer> PatchAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Json(body), headers);

    /// <summary>Calls DELETE.</summary>
    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, null, headers);

    /// <summary>Calls with any body; what fails on the way gives status 0.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (!request.Headers.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", Agents[number % Agents.Length]);
        if (!request.Headers.Contains("traceparent"))
            request.Headers.TryAddWithoutValidation("traceparent", NextTrace());
        await Task.Delay(random.Next(ShortestThought, LongestThought));
        try
        {
            using var response = await http.SendAsync(request);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            return new Answer(0, "", null);
        }
    }

    /// <summary>A <c>traceparent</c> for a new logical request.</summary>
    private string NextTrace() => $"00-{random.GetHexString(32, lowercase: true)}-{random.GetHexString(16, lowercase: true)}-01";

    private static ByteArrayContent? Json(object? body) =>
        body is null ? null : new(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json") } };
}
