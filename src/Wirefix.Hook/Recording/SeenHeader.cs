namespace Wirefix.Hook.Recording;

/// <summary>A header field.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Values">Its values; several where it came several times.</param>
internal readonly record struct SeenHeader(string Name, string?[] Values);
