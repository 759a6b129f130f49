namespace Wirefix.Analyzers.Concurrency;

/// <summary>What stands at the place where the calls are multiplied; what a fix has to rewrite.</summary>
public enum FanOutShape
{
    /// <summary>A lambda or anonymous method that is called for each element.</summary>
    Lambda,

    /// <summary>A method group that is called for each element.</summary>
    MethodGroup,

    /// <summary>An expression that yields one task and is evaluated for each element: in a loop, or in a query's <c>select</c>.</summary>
    Expression,
}
