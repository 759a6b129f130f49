namespace Wirefix.Traffic.Redaction.Names;

/// <summary>What a name says of the values under it.</summary>
internal enum Secrecy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They are secrets where they look random: <c>code</c> is that of a login, or of a discount.</summary>
    Random,

    /// <summary>They are secrets where they have letters and digits: <c>tokens</c> let somebody in, or make up a text.</summary>
    Mixed,

    /// <summary>They are secrets where they are four digits: <c>pinCode</c> is a PIN, or that of a place.</summary>
    FourDigits,

    /// <summary>They are secrets where they look like a PIN: <c>pin</c> is one, or stands on a map.</summary>
    Pin,

    /// <summary>They are secrets where they have several digits: <c>sortCode</c> is that of a bank, or an order.</summary>
    Numbered,

    /// <summary>They are secrets, but for short numbers: <c>pass</c> has a password or counts what passed.</summary>
    Likely,

    /// <summary>They are secrets.</summary>
    Sure,
}
