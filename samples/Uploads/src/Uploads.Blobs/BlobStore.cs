using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Uploads.Blobs;

/// <summary>The typed client of the blob store.</summary>
public sealed class BlobStore(HttpClient http) : IBlobStore
{
    /// <inheritdoc />
    public async Task<StoredBlob> PutAsync(
        string container, string name, string mediaType, byte[] content, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        using var response = await http.PutAsync(
            $"containers/{Uri.EscapeDataString(container)}/blobs/{Uri.EscapeDataString(name)}", body, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<StoredBlob>(cancellationToken)
            ?? throw new HttpRequestException("The blob store answered with nothing.");
    }
}
