namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>What of a call a predicate speaks of, the most telling first.</summary>
public enum ContrastSubject
{
    /// <summary>A value of the request's body, named by its JSONPath.</summary>
    Body,

    /// <summary>A query parameter, named as it stands in the URL.</summary>
    Query,

    /// <summary>A variable segment of the path, named by the template up to it.</summary>
    Path,

    /// <summary>A header of the request, named in lower case.</summary>
    Header,

    /// <summary>The length of the request's body in bytes.</summary>
    Size,

    /// <summary>Whether other calls were open as it began; needs true starts and ends.</summary>
    Overlap,

    /// <summary>The call before it of the same resource, session or trace.</summary>
    Preceding,

    /// <summary>How often a call was made before on the same resource, named by its operation.</summary>
    Earlier,

    /// <summary>An outbound call that it led to, named by its endpoint.</summary>
    Effect,

    /// <summary>When it began.</summary>
    Time,
}
