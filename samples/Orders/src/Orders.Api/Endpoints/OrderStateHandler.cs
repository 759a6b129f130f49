using Microsoft.AspNetCore.Diagnostics;
using Orders.Api.Ordering;

namespace Orders.Api.Endpoints;

/// <summary>Answers 409 where an order is in a state in which it cannot be done.</summary>
public sealed class OrderStateHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OrderStateException refused)
            return false;

        context.Response.StatusCode = StatusCodes.Status409Conflict;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = refused.Message, Status = StatusCodes.Status409Conflict },
        });
    }
}
