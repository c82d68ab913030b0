package io.toptail.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideWorkTest {
  @Test
  void muchIsDoneWhileTheCallerGoesOn() {
    CountDownLatch goneOn = new CountDownLatch(1);
    try (SideWork<Thread> work = SideWork.begin(true, () -> afterwards(goneOn))) {
      goneOn.countDown();
      assertThat(work.result()).isNotSameAs(Thread.currentThread());
    }
  }

  private static Thread afterwards(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Thread.currentThread();
  }

  @Test
  void littleIsDoneByTheCaller() {
    try (SideWork<Thread> work = SideWork.begin(false, Thread::currentThread)) {
      assertThat(work.result()).isSameAs(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsFailureIsThatOfWhoeverAsks(boolean much) {
    IllegalStateException failure = new IllegalStateException("no room");
    try (SideWork<String> work = SideWork.begin(much, () -> fail(failure))) {
      assertThatThrownBy(work::result).isSameAs(failure);
    }
  }

  private static String fail(RuntimeException failure) {
    throw failure;
  }

  @Test
  void nothingRunsOnWhenTheCallerFails() {
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch goneOn = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (SideWork<Boolean> work = SideWork.begin(true, () -> end(goneOn, ended))) {
                goneOn.countDown();
                assertThat(work).isNotNull();
                throw new IllegalStateException("elsewhere");
              }
            })
        .hasMessage("elsewhere");
    assertThat(ended).isTrue();
  }

  private static boolean end(CountDownLatch latch, AtomicBoolean ended) {
    afterwards(latch);
    ended.set(true);
    return true;
  }
}
