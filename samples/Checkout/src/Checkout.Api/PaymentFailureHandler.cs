using Microsoft.AspNetCore.Diagnostics;

namespace Checkout.Api;

/// <summary>Answers 502 where the payment service does not take a call, so that the shop offers to pay later.</summary>
public sealed class PaymentFailureHandler(IProblemDetailsService problems, ILogger<PaymentFailureHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not HttpRequestException)
            return false;

        logger.LogError(exception, "The payment service did not take {Path}", context.Request.Path);
        context.Response.StatusCode = StatusCodes.Status502BadGateway;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = "The payment could not be made.", Status = StatusCodes.Status502BadGateway },
        });
    }
}
