using Microsoft.AspNetCore.Http;

namespace Wirefix.Replay.Mocking;

/// <summary>What a call sent.</summary>
/// <param name="MediaType">Its media type; null where the call does not say.</param>
/// <param name="Bytes">The bytes; empty where it sent nothing.</param>
internal readonly record struct CallBody(string? MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads the body to its end.</summary>
    public static async Task<CallBody> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new CallBody(context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant(), body.GetBuffer().AsMemory(0, (int)body.Length));
    }
}
