using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Files;

/// <summary>The object store: it keeps objects in buckets, by key.</summary>
internal sealed class ObjectApi
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), (string MediaType, byte[] Content)> _objects = new();

    public void Map(IEndpointRouteBuilder upstreams)
    {
        var api = upstreams.MapGroup("/buckets/{bucket}/objects").RequireHost("objects.internal");
        api.MapGet("", List);
        api.MapPut("/{key}", PutAsync);
        api.MapGet("/{key}", Get);
    }

    private IResult List(string bucket) => Results.Ok(_objects
        .Where(entry => entry.Key.Bucket == bucket)
        .OrderBy(entry => entry.Key.Key, StringComparer.Ordinal)
        .Select(entry => new { key = entry.Key.Key, size = entry.Value.Content.Length }));

    private async Task<IResult> PutAsync(string bucket, string key, HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        _objects[(bucket, key)] = (request.ContentType ?? "application/octet-stream", content.ToArray());
        return Results.Ok(new { key, size = content.Length });
    }

    private IResult Get(string bucket, string key) => _objects.TryGetValue((bucket, key), out var found)
        ? Results.Bytes(found.Content, found.MediaType)
        : Results.Json(new { error = "no_such_key", key }, statusCode: StatusCodes.Status404NotFound);
}
