namespace Wirefix.Facts;

/// <summary>Which message of an exchange it is.</summary>
public enum FactSide
{
    /// <summary>The request.</summary>
    Request,

    /// <summary>The response.</summary>
    Response,
}
