using Microsoft.AspNetCore.Diagnostics;

namespace Storefront.Pricing.Quoting;

/// <summary>Answers 422 where a product has no price.</summary>
public sealed class UnpricedHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not UnpricedException)
            return false;

        context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = { Title = exception.Message, Status = StatusCodes.Status422UnprocessableEntity },
        });
    }
}
