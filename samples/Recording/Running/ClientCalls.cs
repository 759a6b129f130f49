using System.Net.Http.Json;

namespace Samples.Recording.Running;

/// <summary>Calls as the clients of a sample make them: one after another, with a short pause behind each.</summary>
public static class ClientCalls
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks, and reads the answer to its end.</summary>
    public static Task AskAsync(this HttpClient client, string path, CancellationToken cancellationToken) =>
        client.CallAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Sends a body as JSON.</summary>
    public static Task CallAsync(this HttpClient client, HttpMethod method, string path, object body, CancellationToken cancellationToken) =>
        client.CallAsync(new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) }, cancellationToken);

    /// <summary>Sends the request, and reads the answer to its end.</summary>
    public static async Task CallAsync(this HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        using (var response = await client.SendAsync(request, cancellationToken))
            await response.Content.ReadAsByteArrayAsync(cancellationToken);

        await Task.Delay(Pause, cancellationToken);
    }
}
