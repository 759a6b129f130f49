namespace Wirefix.Workspace.Indexing;

/// <summary>How a serialiser writes the names of members. The names stand in stored indexes.</summary>
public enum NamingPolicy
{
    /// <summary>As C# has them: <c>OrderId</c>.</summary>
    OwnName,

    /// <summary><c>orderId</c>.</summary>
    CamelCase,

    /// <summary><c>order_id</c>.</summary>
    SnakeCaseLower,

    /// <summary><c>ORDER_ID</c>.</summary>
    SnakeCaseUpper,

    /// <summary><c>order-id</c>.</summary>
    KebabCaseLower,

    /// <summary><c>ORDER-ID</c>.</summary>
    KebabCaseUpper,
}
