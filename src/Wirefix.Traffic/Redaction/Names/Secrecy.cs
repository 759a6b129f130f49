namespace Wirefix.Traffic.Redaction.Names;

/// <summary>What a name says of the values under it.</summary>
internal enum Secrecy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They are secrets where they look random: <c>code</c> is that of a login, or of a discount.</summary>
    Random,

    /// <summary>They are secrets, but for short numbers: <c>pass</c> has a password or counts what passed.</summary>
    Likely,

    /// <summary>They are secrets.</summary>
    Sure,
}
