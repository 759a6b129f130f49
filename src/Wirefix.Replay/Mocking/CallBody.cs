using Microsoft.AspNetCore.Http;

namespace Wirefix.Replay.Mocking;

/// <summary>What a call sent.</summary>
/// <param name="MediaType">Its media type; null where the call does not say.</param>
/// <param name="Bytes">The bytes; empty where it sent nothing.</param>
internal readonly record struct CallBody(string? MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Reads the body to its end.</summary>
    /// <param name="context">The call.</param>
    /// <param name="bodies">How much of it is kept.</param>
    /// <exception cref="BodyTooLongException">There is more of it.</exception>
    public static async Task<CallBody> ReadAsync(HttpContext context, BodyBudget bodies)
    {
        var body = await bodies.ReadAsync(context.Request.Body, context.RequestAborted);
        return new CallBody(context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant(), body);
    }
}
