namespace Wirefix.Analyzers.Encoding;

/// <summary>What is wrong with a value of a URL; what a fix has to change.</summary>
public enum UrlFault
{
    /// <summary>A value stands in a path or query as it is.</summary>
    Unescaped,

    /// <summary>A value in a path is escaped as a form is: a blank becomes a plus, which means a plus there.</summary>
    FormEscaped,

    /// <summary>A call escapes what is escaped already.</summary>
    EscapedTwice,

    /// <summary>A value is escaped and then given to something that escapes it itself.</summary>
    EscapedBefore,

    /// <summary>A call decodes what is decoded already.</summary>
    DecodedTwice,
}
