namespace Wirefix.Facts;

/// <summary>
/// Method, host and path template: <c>GET gmail.googleapis.com/gmail/v1/users/{id}/messages/{id}</c>.
/// </summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Host">The host in lower case, without the port; empty where it is not known.</param>
/// <param name="Path">The path with its variable segments in braces.</param>
public sealed record Endpoint(string Method, string Host, PathTemplate Path)
{
    /// <summary>The endpoint as people write it.</summary>
    public override string ToString() => $"{Method} {Host}{Path}";
}
