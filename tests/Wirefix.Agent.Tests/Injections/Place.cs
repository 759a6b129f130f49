namespace Wirefix.Agent.Tests.Injections;

/// <summary>Where a text of a stranger comes in.</summary>
public enum Place
{
    /// <summary>A field of a recorded body.</summary>
    Field,

    /// <summary>A recorded header.</summary>
    Header,

    /// <summary>The path of a recorded request.</summary>
    Path,

    /// <summary>What the service or a test wrote, as a gate quotes it.</summary>
    Log,

    /// <summary>A comment in the code.</summary>
    Comment,

    /// <summary>What monitoring said.</summary>
    Alert,
}
