using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Files.Store;

/// <summary>The typed client of the object store.</summary>
public sealed class ObjectStore(HttpClient http) : IObjectStore
{
    /// <inheritdoc />
    public async Task PutAsync(string bucket, string key, StoredObject content, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content.Content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(content.MediaType);

        using var response = await http.PutAsync(
            $"buckets/{Uri.EscapeDataString(bucket)}/objects/{Uri.EscapeDataString(key)}", body, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public async Task<StoredObject?> GetAsync(string bucket, string key, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"buckets/{Uri.EscapeDataString(bucket)}/objects/{key}", cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;

        response.EnsureSuccessStatusCode();
        var mediaType = response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream";
        return new StoredObject(mediaType, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ObjectEntry>> ListAsync(string bucket, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<IReadOnlyList<ObjectEntry>>($"buckets/{Uri.EscapeDataString(bucket)}/objects", cancellationToken) ?? [];
}
