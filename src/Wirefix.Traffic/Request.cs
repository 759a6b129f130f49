namespace Wirefix.Traffic;

/// <summary>The request of an exchange.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Url">The absolute URL that was asked for.</param>
public sealed record Request(string Method, Uri Url) : Message;
