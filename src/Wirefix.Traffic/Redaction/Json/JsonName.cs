using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>What a name in a JSON document says of the value under it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Secrecy">Whether that is a secret.</param>
/// <param name="OfList">The same of the values in its list.</param>
/// <param name="OfHeader">The same of the value where it stands among headers.</param>
/// <param name="HoldsHeaders">Whether it has headers in it, by their names.</param>
/// <param name="IsLabel">Whether it is the name of the value that stands beside it: <c>name</c>.</param>
/// <param name="IsValue">Whether it is what stands beside such a name: <c>value</c>.</param>
/// <param name="HoldsMessages">Whether it has in it what is wrong with fields, by their names: <c>errors</c>.</param>
/// <param name="Key">What it says of a JSON web key.</param>
internal sealed record JsonName(
    string Name, Secrecy Secrecy, Secrecy OfList, Secrecy OfHeader, bool HoldsHeaders, bool IsLabel, bool IsValue, bool HoldsMessages, KeyPart Key);
