namespace Wirefix.Traffic;

/// <summary>One header field; a name that came several times stands several times, in order.</summary>
/// <param name="Name">The field's name as it was recorded.</param>
/// <param name="Value">The field's value, unescaped.</param>
public readonly record struct Header(string Name, string Value);
