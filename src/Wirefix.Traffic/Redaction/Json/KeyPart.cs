namespace Wirefix.Traffic.Redaction.Json;

/// <summary>What a name says in a JSON web key (RFC 7518, section 6).</summary>
internal enum KeyPart
{
    /// <summary>Nothing that matters here.</summary>
    None,

    /// <summary>The object is a key: <c>kty</c>.</summary>
    Type,

    /// <summary>Beside it stands what only its owner has: <c>d</c>.</summary>
    Private,
}
