namespace Wirefix.Analyzers.Framing;

/// <summary>What is done by hand that the framework's types do; what a fix has to change.</summary>
public enum MultipartFault
{
    /// <summary>A value is written into a header between quotes as it is.</summary>
    Built,

    /// <summary>A boundary is cut out of a content type, with its quotes.</summary>
    BoundaryParsed,

    /// <summary>A file name is cut out of a header.</summary>
    FileNameParsed,

    /// <summary>The plain file name of a parsed header is used, and the encoded one is not looked at.</summary>
    FileNameOnly,
}
