using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Uploads;

/// <summary>The blob store: it takes the bytes as they come, and answers with their length and hash.</summary>
internal static class BlobApi
{
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(15);

    public static void Map(IEndpointRouteBuilder upstreams) =>
        upstreams.MapPut("/containers/{container}/blobs/{name}", StoreAsync).RequireHost("blobs.internal");

    private static async Task<IResult> StoreAsync(string container, string name, HttpRequest request, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        await Task.Delay(Writing, cancellationToken);

        return Results.Json(
            new { Key = $"{container}/{name}", Size = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content.ToArray())) },
            statusCode: StatusCodes.Status201Created);
    }
}
