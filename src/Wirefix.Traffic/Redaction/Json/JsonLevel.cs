using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Redaction.Json;

/// <summary>An object or a list of a JSON document that is open.</summary>
/// <param name="path">Where it stands; empty where no rule asks.</param>
/// <param name="isArray">Whether it is a list.</param>
/// <param name="secrecy">What the names above say of all that is in it.</param>
/// <param name="isHeaders">Whether it holds headers by their names.</param>
/// <param name="isMessages">Whether it holds what is wrong with fields by their names.</param>
internal sealed class JsonLevel(string path, bool isArray, Secrecy secrecy, bool isHeaders, bool isMessages)
{
    public string Path { get; } = path;

    public bool IsArray { get; } = isArray;

    public Secrecy Secrecy { get; } = secrecy;

    public bool IsHeaders { get; } = isHeaders;

    public bool IsMessages { get; } = isMessages;

    /// <summary>Whether a <c>name</c> in it is that of a secret, as far as is known.</summary>
    public bool HasSecretLabel { get; set; }

    /// <summary>Whether all of it is known.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether it is a JSON web key; null where nobody looked.</summary>
    public bool? IsKey { get; set; }

    /// <summary>How many elements of the list were seen.</summary>
    public int Count { get; set; }

    /// <summary>Whether the last element of the list is the name of a secret.</summary>
    public bool IsBehindLabel { get; set; }
}
