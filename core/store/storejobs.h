// SPDX-License-Identifier: Apache-2.0
#pragma once

// The templates of Store: they turn a typed function and its future into an untyped job. Included by store.h only.

#include "core/store/store.h"

namespace zhike::storejobs {

/// One typed call under way: the function, its value once it has run, the promise.
template <typename F, typename R>
struct Call {
    explicit Call(F f) : function(std::move(f)) { promise.start(); }

    template <typename Access>
    Result<void> work(Access &access)
    {
        value.emplace(function(access));
        return *value ? Result<void>() : Result<void>(value->error());
    }
    /// `end` is the transaction's own end: an Error of the commit replaces the value.
    void finish(const Result<void> &end)
    {
        if (!end)
            value.emplace(end.error());
        promise.addResult(*std::move(value));
        promise.finish();
    }

    F function;
    std::optional<R> value;
    QPromise<R> promise;
};

} // namespace zhike::storejobs

namespace zhike {

template <typename F>
auto Store::read(F f) -> QFuture<std::invoke_result_t<F, const Reader &>>
{
    using R = std::invoke_result_t<F, const Reader &>;
    auto call = std::make_shared<storejobs::Call<F, R>>(std::move(f));
    QFuture<R> future = call->promise.future();
    post(ReadJob{[call](const Reader &reader) { return call->work(reader); },
                 [call](const Result<void> &end) { call->finish(end); },
                 [call] { return call->promise.isCanceled(); }});
    return future;
}

template <typename F>
auto Store::write(F f) -> QFuture<std::invoke_result_t<F, Writer &>>
{
    using R = std::invoke_result_t<F, Writer &>;
    auto call = std::make_shared<storejobs::Call<F, R>>(std::move(f));
    QFuture<R> future = call->promise.future();
    post(Job{[call](Writer &writer) { return call->work(writer); }, [call](const Result<void> &end) { call->finish(end); }, false});
    return future;
}

template <typename F>
auto Store::writeCache(F f) -> QFuture<std::invoke_result_t<F, Writer &>>
{
    using R = std::invoke_result_t<F, Writer &>;
    auto call = std::make_shared<storejobs::Call<F, R>>(std::move(f));
    QFuture<R> future = call->promise.future();
    post(Job{[call](Writer &writer) { return call->work(writer); }, [call](const Result<void> &end) { call->finish(end); }, true});
    return future;
}

} // namespace zhike
